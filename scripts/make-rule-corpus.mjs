// Synthetic Sigma rules for measuring, in the proportions of the folders that people own
// (reference/sigma.md 11): mostly Windows rules with many substrings, a thousand cloud rules of which
// most name one API call, and among these the shapes that no index can sort: keywords, negatives,
// presence, regular expressions. The same number of rules is always the same text.
//   node scripts/make-rule-corpus.mjs FOLDER [COUNT]
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const verbs = [
  'Create',
  'Delete',
  'Modify',
  'Describe',
  'Attach',
  'Put',
  'Get',
  'List',
  'Start',
  'Stop',
  'Update',
  'Copy',
]
const nouns = [
  'Snapshot',
  'Volume',
  'Image',
  'Instance',
  'Role',
  'Policy',
  'Bucket',
  'Key',
  'Trail',
  'Function',
  'Cluster',
  'User',
]
const services = ['ec2', 'rds', 's3', 'iam', 'kms', 'lambda', 'cloudtrail', 'eks']
const tools = ['powershell', 'cmd', 'rundll32', 'certutil', 'mshta', 'wmic', 'reg', 'schtasks']

/** What stands under `logsource:` and `detection:` of the rules, one maker for each shape. */
const aws = {
  oneCall: (n) => `    selection:
        eventSource: ${pick(services, n)}.amazonaws.com
        eventName: ${call(n)}
    condition: selection`,
  notFailed: (n) => `    selection:
        eventSource: ${pick(services, n)}.amazonaws.com
        eventName:
            - ${call(n)}
            - ${call(n + 7)}
    error_code:
        errorCode|exists: true
    error_message:
        errorMessage|exists: true
    condition: selection and not (error_code or error_message)`,
  prefix: (n) => `    selection_name:
        eventName|startswith: '${pick(verbs, n)}${pick(nouns, n * 5)}'
    selection_agent:
        userAgent|contains:
            - 'tool-${n}'
            - 'kit-${n}'
    filter_main:
        userIdentity.type: AWSService
    condition: all of selection_* and not 1 of filter_*`,
  inside: (n) => `    selection:
        eventName: ${call(n)}
        requestParameters|contains|all:
            - '"name-${n}"'
            - '*'
    filter:
        userIdentity.arn|endswith: ':role/deploy-${n}'
    condition: selection and not filter`,
  keywords: (n) => `    keywords:
        - 'marker-${n}'
        - 'strange-${n}-word'
    condition: keywords`,
  pattern: (n) => `    selection:
        userAgent|re: '^agent-${n}/[0-9]+'
    condition: selection`,
  lists: (n) => `    selection:
        - eventName: ${call(n)}
          requestParameters.attribute: userData
        - eventName: ${call(n + 3)}
          sourceIPAddress|cidr: '10.${n % 250}.0.0/16'
    condition: selection`,
}
const azure = (n) => `    selection:
        operationName|startswith: MICROSOFT.${pick(nouns, n).toUpperCase()}/
        operationName|endswith:
            - /${pick(verbs, n).toUpperCase()}
            - /WRITE-${n}
    condition: selection`
const gcp = (n) => `    selection:
        data.protoPayload.methodName: v*.compute.${pick(nouns, n)}s.${pick(verbs, n)}${n}
    condition: selection`
const windows = (n) => `    selection_img:
        - Image|endswith: '\\${pick(tools, n)}.exe'
        - OriginalFileName: '${pick(tools, n)}.exe'
    selection_cli:
        CommandLine|contains${n % 9 === 0 ? '|windash' : ''}:
${Array.from({ length: 4 + (n % 20) }, (_, place) => `            - ' -arg${n}-${place} '`).join('\n')}
    filter_main_parent:
        ParentImage|startswith: 'C:\\Program Files\\Vendor ${n}\\'
    filter_optional_user:
        User|contains:
            - 'AUTHORI'
            - 'AUTORI'
    condition: all of selection_* and not 1 of filter_main_* and not 1 of filter_optional_*`

const awsShapes = [
  ...Array(6).fill(aws.oneCall),
  ...Array(4).fill(aws.notFailed),
  aws.prefix,
  aws.inside,
  aws.lists,
  aws.lists,
]
/** The rare shapes stand in the same number among 57, 800 and 3,800 cloud rules of real folders. */
const rareShapes = { 11: aws.keywords, 23: aws.pattern, 37: aws.keywords }

function pick(list, n) {
  return list[n % list.length]
}

function call(n) {
  return `${pick(verbs, n)}${pick(nouns, Math.floor(n / verbs.length))}${n < 144 ? '' : n}`
}

/** The log source and detection of the n-th rule. */
function bodyOf(n) {
  const cloud = { product: 'aws', service: 'cloudtrail' }
  if (n < 57) return [cloud, (rareShapes[n] ?? pick(awsShapes, n))(n)]
  if (n >= 1000) return [{ category: 'process_creation', product: 'windows' }, windows(n)]
  if (n % 8 === 0) return [{ product: 'azure', service: 'activitylogs' }, azure(n)]
  if (n % 16 === 1) return [{ product: 'gcp', service: 'gcp.audit' }, gcp(n)]
  return [cloud, pick(awsShapes, n)(n)]
}

/** The first `count` rules, each as a file of its own. */
export function makeRules(count) {
  return Array.from({ length: count }, (_, n) => {
    const [logsource, detection] = bodyOf(n)
    const id = n.toString(16).padStart(8, '0')
    const text = `title: Synthetic Rule Number ${n}
id: ${id}-0000-4000-8000-000000000000
related:
    - id: ${id}-1111-4000-8000-000000000000
      type: similar
status: test
description: |
    Detects the ${n}th of the calls that this corpus was made of.
    A second line says why, as descriptions of real rules do.
references:
    - https://example.com/reference/${n}
    - https://example.com/more/${n}
author: The Makers
date: 2024-01-01
modified: 2024-02-03
tags:
    - attack.exfiltration
    - attack.t1537
logsource:
${Object.entries(logsource)
  .map(([key, value]) => `    ${key}: ${value}`)
  .join('\n')}
detection:
${detection}
falsepositives:
    - Administrators who do the same # as so often
level: ${pick(['low', 'medium', 'high'], n)}
`
    return { file: `rule_${String(n).padStart(4, '0')}.yml`, text }
  })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder, count = '3800'] = process.argv
  if (folder === undefined) throw new TypeError('name the folder to write to')
  mkdirSync(folder, { recursive: true })
  for (const { file, text } of makeRules(Number(count))) writeFileSync(join(folder, file), text)
}
