import { describe, expect, it } from 'vitest'
import { renderCataloguePage } from './catalogue-page.ts'

const key = 'aws ec2.amazonaws.com CreateSnapshot'

function pageOf(
  failures: readonly { readonly message: string }[],
  real: readonly string[],
): string {
  const action = { key, verbs: ['create'], detections: ['a', 'unknown'] }
  return renderCataloguePage({
    summaries: [
      {
        file: 'a',
        id: 'a',
        name: 'a',
        cases: [
          {
            kind: 'variant',
            name: 'v',
            origin: 'emulated',
            failures,
            fired: [],
            nearlyFired: [],
            actions: [action],
          },
        ],
      },
    ],
    detections: [{ id: 'a', title: 'EBS snapshot created' }],
    real: new Set(real),
  })
}

describe('the page of the catalogue', () => {
  it('says what a row is taken for, what proves it, and what detects it', () => {
    expect(pageOf([], [])).toContain(
      '| `ec2.amazonaws.com CreateSnapshot` | create | emulated | EBS snapshot created |\n',
    )
  })

  it('prefers the record of a real account as evidence', () => {
    expect(pageOf([], [key])).toContain('CreateSnapshot` | create | real |')
  })

  it('counts nothing that a failed case shows', () => {
    expect(pageOf([{ message: 'x' }], [])).toContain('CreateSnapshot` |  | none |  |\n')
  })
})
