import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedRelease, sharedVersions } from '../../test/builders/attack-bundle.ts'
import { hasSharedData } from '../../test/builders/shared-data.ts'
import { findReference, splitCitations } from './citations.ts'

describe('splitCitations', () => {
  it('parts words and citations', () => {
    expect(splitCitations('Seen.(Citation: A B)(Citation: C) Then')).toEqual([
      { kind: 'words', text: 'Seen.' },
      { kind: 'citation', name: 'A B', text: '(Citation: A B)' },
      { kind: 'citation', name: 'C', text: '(Citation: C)' },
      { kind: 'words', text: ' Then' },
    ])
    expect(splitCitations('')).toEqual([])
  })

  it('leaves other parentheses alone', () => {
    const text = '(citation: A) (Citation: ) (Citation: a(b)) (Citation: x'
    expect(splitCitations(text)).toEqual([{ kind: 'words', text }])
  })

  it('loses nothing', () => {
    const text = fc
      .array(fc.constantFrom('(Citation: ', ')', '(', 'a', ' '))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (whole) => {
        expect(
          splitCitations(whole)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(whole)
      }),
    )
  })
})

describe('findReference', () => {
  const references = ['Dragos PARISITE ', 'aws docs ', 'AWS  Docs', 'aws docs'].map((name) => ({
    name,
  }))

  it('finds the exact name, then that but for spaces, then that but for case', () => {
    expect(findReference('aws docs', references)?.name).toBe('aws docs')
    expect(findReference('AWS Docs', references)?.name).toBe('AWS  Docs')
    expect(findReference('Dragos PARISITE', references)?.name).toBe('Dragos PARISITE ')
    expect(findReference('Dragos Parisite', references)?.name).toBe('Dragos PARISITE ')
    expect(findReference('AWS', references)).toBeUndefined()
  })

  it.skipIf(!hasSharedData())('finds what the techniques of MITRE cite', () => {
    const lost = sharedVersions.flatMap((version) =>
      sharedRelease(version).techniques.flatMap(
        ({ attackId, description, detection, references: own }) =>
          splitCitations(`${description ?? ''}${detection ?? ''}`).flatMap((piece) =>
            piece.kind === 'citation' && findReference(piece.name, own) === undefined
              ? [`v${version} ${attackId} ${piece.name}`]
              : [],
          ),
      ),
    )
    expect(lost).toEqual([])
  })
})
