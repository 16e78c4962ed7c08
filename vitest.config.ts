import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, the longest first: begun last, they would leave the other worker with nothing to do. */
const longest = ['test/crash/', 'test/end-to-end/', 'test/console/console', 'test/hostile/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = longest.findIndex((part) => moduleId.includes(part));
      return place < 0 ? longest.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other));
  }
}

/** Houses on PostgreSQL and S3 wait for two servers more, which start within the first hook that wants them. */
const limitMs = process.env.CANTIGA_TEST_ON ? 180_000 : 60_000;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Two cores: one file rendering while another talks to a server is as much as the machine bears.
    maxWorkers: 2,
    // Loading what the server is made of costs a file 2 to 5 s here; files of one worker share it.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    testTimeout: limitMs,
    hookTimeout: limitMs,
  },
});
