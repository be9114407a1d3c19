import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    // Some tests run all content; a machine may be slow or busy.
    testTimeout: 120_000,
    maxWorkers: '100%',
  },
})
