import { describe, expect, it } from 'vitest'
import { changesOf, withGrant, withoutGrant } from './gcp-policy.ts'

const role = 'roles/compute.storageAdmin'
const [ana, ben] = ['user:ana@example.com', 'user:ben@example.com'] as const
const viewers = { role: 'roles/viewer', members: [ana] }

describe('a policy', () => {
  it('names each member of a role once', () => {
    const once = withGrant([viewers], { role, members: [ana] })
    expect(withGrant(once, { role, members: [ana, ben] })).toEqual([
      viewers,
      { role, members: [ana, ben] },
    ])
  })

  it('loses the role of a member, and no other', () => {
    const both = [viewers, { role, members: [ana, ben] }]
    expect(withoutGrant(both, { role, members: [ana] })).toEqual([
      viewers,
      { role, members: [ben] },
    ])
  })

  it('does not state a role that nobody has', () => {
    expect(withoutGrant([viewers, { role, members: [ana] }], { role, members: [ana] })).toEqual([
      viewers,
    ])
  })
})

it('a change is told member by member', () => {
  expect(changesOf({ role, members: [ana, ben] }, 'REMOVE')).toEqual([
    { action: 'REMOVE', role, member: ana },
    { action: 'REMOVE', role, member: ben },
  ])
})
