import { describe, expect, it } from 'vitest'
import { loadEql } from './load-eql.ts'

describe('an EQL file', () => {
  it('is named by the comments before the query', () => {
    const text = `// title: Copies
// id: copies-1
// level: high
// description: Copies of snapshots,
// description: whoever makes them.
// technique: t1578.001
// falsepositive: backups
any where event.action == "CopySnapshot" // title: not this one
`
    expect(loadEql(text, 'a.eql')).toMatchObject({
      diagnostics: [],
      detections: [
        {
          id: 'copies-1',
          title: 'Copies',
          description: 'Copies of snapshots, whoever makes them.',
          level: 'high',
          techniques: ['T1578.001'],
          falsePositives: ['backups'],
          language: 'eql',
          text,
          file: 'a.eql',
        },
      ],
    })
  })

  it('is named by its file and has an id of its own without them', () => {
    const [detection] = loadEql('any where true', 'a.eql').detections
    expect(detection).toMatchObject({ title: 'a.eql', level: 'medium' })
    expect(detection?.id).toMatch(/^eql-[\da-f]{16}$/)
  })

  it('may ask for the fields of events only', () => {
    expect(loadEql('any where spoor.verb == "copy" and ?x.y == null', 'a.eql').diagnostics).toEqual(
      [],
    )
    expect(
      loadEql('any where aws.cloudtrial.error_code == "x"', 'a.eql').diagnostics,
    ).toMatchObject([
      {
        code: 'eql-unknown-field',
        hint: expect.stringContaining('"aws.cloudtrail.error_code"'),
      },
    ])
  })

  it('is checked by the types of the fields', () => {
    const { diagnostics } = loadEql('any where source.ip : "10.*"', 'a.eql')
    expect(diagnostics).toMatchObject([{ code: 'eql-type', line: 1, column: 11 }])
  })
})
