import { writeFileSync } from 'node:fs'
import { afterEach, expect, it, vi } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { type PathWatch, runTolerantly, watchPaths } from './watch-paths.ts'

const { root, put } = createInputFolder()
const open: PathWatch[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
  vi.restoreAllMocks()
})

/** Watches, with what is said of it. */
function watching(
  paths: readonly string[],
  run: () => Promise<void>,
): { readonly watched: readonly string[]; readonly said: readonly string[] } {
  const said: string[] = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said.push(String(text))
    return true
  })
  const started = watchPaths(paths, run)
  open.push(started)
  return { watched: started.watched, said }
}

it('a run that throws is told of, and the next change still starts one', async () => {
  const file = put('watched/a.yaml', 'one')
  const run = vi.fn<() => Promise<void>>().mockRejectedValueOnce(new Error('no luck\u001b'))
  const { watched, said } = watching([`${root}/watched`], run)
  expect(watched).toEqual([`${root}/watched`])
  for (const [place, text] of ['two', 'three'].entries()) {
    await vi.waitFor(
      () => {
        writeFileSync(file, text)
        expect(run.mock.calls.length).toBeGreaterThan(place)
      },
      { timeout: 10_000, interval: 500 },
    )
  }
  expect(said).toEqual(['error: the run broke off: no luck\\u{1b}\n'])
})

it('a path that is not there is told of and hinders no other', () => {
  put('there/a.yaml', 'one')
  const run = vi.fn<() => Promise<void>>()
  const { watched, said } = watching([`${root}/gone`, `${root}/there`], run)
  expect(watched).toEqual([`${root}/there`])
  expect(said).toEqual([expect.stringMatching(/^error: .*gone cannot be watched: .*ENOENT/)])
})

it('what is thrown in a first run is a remark too', async () => {
  const { said } = watching([], vi.fn<() => Promise<void>>())
  await runTolerantly(() => Promise.reject(new Error('at once')))
  expect(said).toEqual(['error: the run broke off: at once\n'])
})
