export { fileStorage } from './drivers/files.ts';
export { memoryStorage } from './drivers/memory.ts';
export { s3Storage } from './drivers/s3.ts';
export { createGrowing } from './growing.ts';
