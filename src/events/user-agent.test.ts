import { expect, it } from 'vitest'
import { userAgentFields } from './user-agent.ts'

const cli = 'aws-cli/2.18.17 md/awscrt#0.22.0 ua/2.0 os/linux#6.8.0-1016-aws md/arch#x86_64'
const firefox = 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:24.0) Gecko/20100101 Firefox/24.0'
const chrome =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/67.0.3396.99 Safari/537.36'
const terraform =
  'APN/1.0 HashiCorp/1.0 Terraform/1.11.0 (+https://www.terraform.io) terraform-provider-aws/4.61.0 aws-sdk-go/1.44.232 (go1.19.7; linux; amd64)'

it('reads the tools that call AWS', () => {
  expect(userAgentFields(cli)).toEqual({
    original: cli,
    name: 'aws-cli',
    version: '2.18.17',
    device: { name: 'Other' },
    os: { name: 'Linux' },
  })
  expect(userAgentFields(terraform)).toMatchObject({ name: 'aws-sdk-go', version: '1.44.232' })
  expect(userAgentFields('Boto3/1.26.0 Linux/5.6.3-arch1-1')).toMatchObject({
    name: 'Boto3',
    os: { name: 'Linux', version: '5.6.3', full: 'Linux 5.6.3' },
  })
})

it('reads browsers', () => {
  expect(userAgentFields(firefox)).toMatchObject({
    name: 'Firefox',
    version: '24.0.',
    os: { name: 'Windows', version: '7', full: 'Windows 7' },
  })
  expect(userAgentFields(chrome)).toMatchObject({
    name: 'Chrome',
    version: '67.0.3396.99',
    os: { name: 'Mac OS X', version: '10.15.7' },
    device: { name: 'Mac' },
  })
})

it('takes botocore for a bot, as Elastic does', () => {
  const old = 'aws-cli/1.16.310 Python/3.8.1 Darwin/18.7.0 botocore/1.13.46'
  expect(userAgentFields(old)).toEqual({
    original: old,
    name: 'aws-cli',
    version: '1.16.310',
    device: { name: 'Spider' },
  })
})

it.each(['ec2.amazonaws.com', 'AWS Internal', 'stratus-red-team_68319f60', 'unknown/1.0'])(
  'calls %s Other',
  (original) => {
    const fields = { original, name: 'Other', device: { name: 'Other' } }
    expect(userAgentFields(original)).toEqual(fields)
  },
)

it('does not read endless text', () => {
  const endless = `Chrome/${'1.'.repeat(100_000)}`
  expect(userAgentFields(endless)).toMatchObject({ name: 'Other' })
})
