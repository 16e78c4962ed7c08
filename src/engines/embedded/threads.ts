/** The program of a thread. Compiled code runs in threads, also when the caller itself is run from source (tests). */
export const threadProgram = (name: 'studio' | 'press'): URL =>
  import.meta.url.endsWith('.ts')
    ? new URL(`../../../dist/engines/embedded/${name}.worker.js`, import.meta.url)
    : new URL(`./${name}.worker.js`, import.meta.url);
