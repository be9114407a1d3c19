import { describe, expect, it } from 'vitest'
import { auditSearch, mentionSearch } from '../../test/builders/follow-up-search.ts'
import { writeSpoor } from './search-spoor.ts'

describe('a search', () => {
  it('asks Spoor what principals of aws made of a copy', () => {
    expect(writeSpoor(auditSearch('aws'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name the files and folders of your logs in place of LOGS",
        ],
        "text": "spoor query 'any where (?spoor.principal.id in~ ("arn:aws:iam::111122223333:user/lena", "arn:aws:iam::111122223333:role/maintenance") or ?spoor.principal.behind.id in~ ("arn:aws:iam::111122223333:user/lena", "arn:aws:iam::111122223333:role/maintenance")) and spoor.verb in ("copy", "restore") and ?spoor.inputs in~ ("snap-1")' LOGS --from 2026-03-01T14:05:00Z --to 2026-03-03T14:55:00Z",
      }
    `)
  })

  it('asks Spoor what principals of azure made of a copy', () => {
    expect(writeSpoor(auditSearch('azure'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name the files and folders of your logs in place of LOGS",
        ],
        "text": "spoor query 'any where (?spoor.principal.id in~ ("azure:aaaaaaaa-2222-3333-4444-555555555555:bbbbbbbb-2222-3333-4444-555555555555", "azure:aaaaaaaa-2222-3333-4444-555555555555:cccccccc-2222-3333-4444-555555555555") or ?spoor.principal.behind.id in~ ("azure:aaaaaaaa-2222-3333-4444-555555555555:bbbbbbbb-2222-3333-4444-555555555555", "azure:aaaaaaaa-2222-3333-4444-555555555555:cccccccc-2222-3333-4444-555555555555")) and spoor.verb in ("copy", "restore") and ?spoor.inputs in~ ("/subscriptions/11111111-2222-3333-4444-555555555555/resourcegroups/rg/providers/microsoft.compute/snapshots/copy")' LOGS --from 2026-03-01T14:05:00Z --to 2026-03-03T14:55:00Z",
      }
    `)
  })

  it('asks Spoor what names a copy of gcp', () => {
    expect(writeSpoor(mentionSearch('gcp'))).toMatchInlineSnapshot(`
      {
        "leftOut": [],
        "notes": [
          "name the files and folders of your logs in place of LOGS",
        ],
        "text": "spoor query 'any where (?spoor.inputs in~ ("//compute.googleapis.com/projects/payroll-prod/global/snapshots/copy") or ?spoor.outputs in~ ("//compute.googleapis.com/projects/payroll-prod/global/snapshots/copy") or event.id in ("record-1"))' LOGS --from 2026-03-01T14:05:00Z --to 2026-03-03T14:55:00Z",
      }
    `)
  })
})
