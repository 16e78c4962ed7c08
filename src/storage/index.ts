export { fileStorage } from './drivers/files.ts';
export { memoryStorage } from './drivers/memory.ts';
