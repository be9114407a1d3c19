import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createInputFolder } from '../../test/builders/input-folder.ts'
import { readReportFile } from './report-file.ts'

const { root, put } = createInputFolder()

describe('the file of a report', () => {
  it('is read plain and packed, by its bytes and not by its name', async () => {
    expect(await readReportFile(put('plain.gz', 'héllo'))).toEqual({ text: 'héllo' })
    expect(await readReportFile(put('packed.json', gzipSync('héllo')))).toEqual({ text: 'héllo' })
    expect(await readReportFile(put('empty.json', ''))).toEqual({ text: '' })
  })

  it.each([
    ['is not there', 'missing.json', /hunt PATH.* makes one/],
    ['is a folder', '.', /check the path/],
  ])('that %s is told with what to do', async (_, name, hint) => {
    const read = await readReportFile(`${root}/${name}`)
    expect(read).toMatchObject({ fault: { code: 'report-unreadable', severity: 'error' } })
    expect('fault' in read && read.fault.hint).toMatch(hint)
  })

  it('whose packed form is cut is told', async () => {
    const cut = put('cut.gz', gzipSync('x'.repeat(1000)).subarray(0, 20))
    expect(await readReportFile(cut)).toMatchObject({ fault: { code: 'report-unreadable' } })
  })

  it('that is too large is not held, packed or unpacked', async () => {
    const options = { longest: 1000 }
    expect(await readReportFile(put('fits', 'x'.repeat(1000)), options)).toHaveProperty('text')
    for (const content of ['x'.repeat(1001), gzipSync('x'.repeat(1001))]) {
      expect(await readReportFile(put('large', content), options)).toMatchObject({
        fault: { code: 'report-too-large' },
      })
    }
  })
})
