import { describe, expect, it } from 'vitest'
import { at, playAws } from '../../../test/builders/aws-steps.ts'

/** The request of a step, as text. */
const asked = (step: string): string => JSON.stringify(at(playAws(step)[0], 'requestParameters'))

describe('sharing', () => {
  it.each([
    ['old', 'createVolumePermission'],
    ['picture', 'launchPermission'],
  ])('of %s names its receivers, and takes them away again', (thing, permission) => {
    const shared = asked(`{do: share, of: ${thing}, with: [outside, '123456789012']}`)
    expect(shared).toContain(
      `"${permission}":{"add":{"items":[{"userId":"777788889999"},{"userId":"123456789012"}]}}`,
    )
    expect(asked(`{do: unshare, of: ${thing}, with: outside}`)).toContain(
      `"${permission}":{"remove":{"items":[{"userId":"777788889999"}]}}`,
    )
  })

  it('with everybody is with the group of all', () => {
    expect(asked('{do: share, of: old, with: public}')).toContain('"items":[{"group":"all"}]')
    expect(asked('{do: share, of: dump, with: public}')).toContain('["all"]')
  })

  it('may be written in the newer encoding', () => {
    expect(asked('{do: share, of: old, with: outside, encoding: wrapped}')).toContain(
      'ModifySnapshotAttributeRequest',
    )
  })

  it('is taken back from everybody by a call of its own', () => {
    expect(at(playAws('{do: reset-sharing, of: old}')[0], 'eventName')).toBe(
      'ResetSnapshotAttribute',
    )
    expect(at(playAws('{do: reset-sharing, of: picture}')[0], 'eventName')).toBe(
      'ResetImageAttribute',
    )
  })
})
