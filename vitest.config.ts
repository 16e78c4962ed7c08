import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Two cores: one file rendering while another talks to a server is as much as the machine bears.
    maxWorkers: 2,
    // Loading what the server is made of costs a file 2 to 5 s here; files of one worker share it.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
