import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../base/json.ts'
import { playSamples } from './sample-story.ts'

const top = fileURLToPath(new URL('../..', import.meta.url))
const { files, truth } = playSamples()

describe('the samples', () => {
  it('are the same every time they are played', () => {
    expect(playSamples()).toEqual({ files, truth })
  })

  it('on disk are what the story plays: run `npm run samples` after a change of it', () => {
    const onDisk = globSync('**/*', { cwd: join(top, 'samples') }).map((path) =>
      path.replaceAll('\\', '/'),
    )
    expect(onDisk.toSorted()).toEqual(files.map(({ path }) => path).toSorted())
    const differing = files.filter(
      ({ path, text }) =>
        gunzipSync(readFileSync(join(top, 'samples', path))).toString('utf8') !== text,
    )
    expect(differing.map(({ path }) => path)).toEqual([])
  })

  it('have their truth beside them', () => {
    expect(parseJson(readFileSync(join(top, 'test/samples-truth.json'), 'utf8'))).toEqual(truth)
  })

  it('have names that every file system takes', () => {
    for (const { path } of files) expect(path).toMatch(/^[A-Za-z0-9._=/-]+$/)
  })
})
