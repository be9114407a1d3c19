import { expect, test } from 'vitest'
import { gcpAuditTaxonomy } from './taxonomy-gcp-audit-log.ts'

test.each([
  ['gcp.audit.method_name', 'protoPayload.methodName'],
  ['data.protoPayload.methodName', 'protoPayload.methodName'],
  ['protoPayload.methodName', undefined],
  ['toString', undefined],
])('%s stands under %s', (name, path) => {
  expect(gcpAuditTaxonomy.nativeField(name)?.path).toBe(path)
})
