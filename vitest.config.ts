import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of test/ first: they run the whole path and take longest, so that the cores are done together. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isOfWholePath), ...sorted.filter((file) => !isOfWholePath(file))]
  }
}

function isOfWholePath({ moduleId, project }: TestSpecification): boolean {
  return moduleId.startsWith(`${project.config.root}/test/`)
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Some tests run all content; a machine may be slow or busy.
    testTimeout: 120_000,
    maxWorkers: '100%',
    // A process of its own for each of a thousand files, with all modules loaded anew, took as long as the tests.
    isolate: false,
    setupFiles: ['test/process-state.ts'],
    sequence: { sequencer: LongestFirst },
  },
})
