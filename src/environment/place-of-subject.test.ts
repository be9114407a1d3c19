import { describe, expect, it } from 'vitest'
import { placeOfSubject } from './place-of-subject.ts'

const guid = 'aaaaaaaa-2222-3333-4444-555555555555'
const arn = 'arn:aws:organizations::111122223333'

describe('where somebody belongs', () => {
  it.each([
    ['account', '111122223333', 'account 111122223333'],
    ['account', 'Payroll-Prod', 'account payroll-prod'],
    ['principal', 'arn:aws:iam::111122223333:root', 'account 111122223333'],
    ['principal', 'arn:aws:iam::1111:root', undefined],
    ['organization', 'o-a1b2c3d4e5', 'organization o-a1b2c3d4e5'],
    ['organization', `${arn}:organization/o-a1b2c3d4e5`, 'organization o-a1b2c3d4e5'],
    ['organization', `${arn}:ou/o-a1b2c3d4e5/ou-1`, 'organization o-a1b2c3d4e5'],
    ['organization', 'o-a1b2c3d4e5/r-ab12/ou-1/*', 'organization o-a1b2c3d4e5'],
    ['organization', 'xo-a1b2c3d4e5', undefined],
    ['organization', guid, `tenant ${guid}`],
    ['organization', 'domain:example.com', 'domain example.com'],
    ['organization', 'domain:gmail.com', undefined],
    ['principal', `azure:${guid}:o1`, `tenant ${guid}`],
    ['principal', 'user:ann@Example.com', 'domain example.com'],
    ['principal', 'user:ann@gmail.com', undefined],
    ['principal', 'group:all@example.com', 'domain example.com'],
    ['principal', 'serviceAccount:ci@payroll-prod.iam.gserviceaccount.com', 'account payroll-prod'],
    ['principal', 'serviceAccount:1-compute@developer.gserviceaccount.com', undefined],
    ['unknown', 'somebody', undefined],
  ] as const)('%s %s: %s', (kind, id, expected) => {
    const place = placeOfSubject({ kind, id })
    expect(place && `${place.kind} ${place.id}`).toBe(expected)
  })
})
