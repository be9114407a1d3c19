import { describe, expect, it } from 'vitest'
import { at, playAws } from '../../../test/builders/aws-steps.ts'

describe('a key of a disk', () => {
  it('is asked for by EC2, with the rights of who called it', () => {
    for (const step of [
      '{do: open-disk, of: disk, to: server, text: secret}',
      '{do: make-disk-key, of: disk, text: secret}',
    ]) {
      const [record] = playAws(step)
      expect(record?.record).toMatchObject({
        sourceIPAddress: 'ec2.amazonaws.com',
        userIdentity: {
          invokedBy: 'ec2.amazonaws.com',
          arn: 'arn:aws:iam::111122223333:user/lena',
        },
      })
      expect(JSON.stringify(at(record, 'requestParameters'))).toContain('vol-0a0a0a0a0a0a0a0a0')
    }
  })

  it('is one of the cast', () => {
    expect(() => playAws('{do: make-disk-key, of: disk, text: nothing}')).toThrow(
      'nothing is called "nothing"',
    )
  })
})

describe('a key', () => {
  it.each([
    ['partner', 'arn:aws:iam::444455556666:root'],
    ['arn:aws:iam::444455556666:role/reader', 'arn:aws:iam::444455556666:role/reader'],
  ])('is granted to %s as %s', (receiver, grantee) => {
    const [record] = playAws(`{do: grant-key, of: secret, with: '${receiver}'}`)
    expect(at(record, 'requestParameters', 'granteePrincipal')).toBe(grantee)
  })

  it('is refused by its ARN', () => {
    const [record] = playAws('{do: disable-key, of: secret, refused: true}')
    expect(at(record, 'errorMessage')).toMatch(/arn:aws:kms:eu-west-1:111122223333:key\//)
  })
})

it('an access key is made for a user of the account', () => {
  const [record] = playAws('{do: create-access-key, to: other}')
  expect(at(record, 'requestParameters', 'userName')).toBe('other')
  expect(JSON.stringify(at(record, 'responseElements'))).toMatch(/AKIA\w+EXAMPLE/)
})
