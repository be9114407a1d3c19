import { expect, it } from 'vitest'
import { gcpAutomation } from './gcp-automation.ts'

function reasonFor(email: string, delegates: readonly string[] = []): string | undefined {
  return gcpAutomation({}, email, delegates)
}

it('knows the agents of Google by project and name', () => {
  expect(reasonFor('service-123@compute-system.iam.gserviceaccount.com')).toBe(
    'authenticationInfo.principalEmail service-123@compute-system.iam.gserviceaccount.com is the Compute Engine service agent',
  )
  expect(reasonFor('123@cloudservices.gserviceaccount.com')).toContain('service agent')
  expect(reasonFor('service-org-7@security-center-api.iam.gserviceaccount.com')).toBeDefined()
})

it('does not take for automation what somebody can act as', () => {
  const borrowed = [
    '123-compute@developer.gserviceaccount.com',
    '123@cloudbuild.gserviceaccount.com',
    'backup@payroll-prod.iam.gserviceaccount.com',
    'service-123@payroll-prod.iam.gserviceaccount.com',
    'service-x@compute-system.iam.gserviceaccount.com',
    'alice@example.com',
  ]
  expect(borrowed.map((email) => reasonFor(email))).toEqual(borrowed.map(() => undefined))
})

it('does not take a borrowed agent for automation unless Google borrows it', () => {
  const agent = '123@cloudservices.gserviceaccount.com'
  expect(reasonFor(agent, ['robot@prod.google.com'])).toBeDefined()
  expect(reasonFor(agent, ['robot@prod.google.com', 'eve@example.com'])).toBeUndefined()
})

it('knows the system log, where it names nobody', () => {
  const logName = 'projects/p/logs/cloudaudit.googleapis.com%2Fsystem_event'
  expect(gcpAutomation({ logName }, undefined, [])).toContain('system_event')
  expect(gcpAutomation({ logName }, 'alice@example.com', [])).toBeUndefined()
  expect(gcpAutomation({}, undefined, [])).toBeUndefined()
})
