import type { JsonObject } from '../base/json.ts'

/** Longer text is not parsed: CloudTrail cuts user agents at 1 KB. */
const longestUserAgent = 2048

/** Names a product; the groups after the first are the parts of its version. */
interface ProductPattern {
  readonly pattern: RegExp
  /** The name, when it is not the first group. */
  readonly name?: string
}

/**
 * Products in the order in which Elasticsearch's `user_agent` processor tries them, limited to those
 * that call cloud APIs. Its full table (uap-core) has a thousand more, most of them devices.
 */
const products: readonly ProductPattern[] = [
  {
    pattern:
      /(Google-HTTP-Java-Client|Apache-HttpClient|PostmanRuntime|Go-http-client|Python-urllib|okhttp|reqwest|axios)(?:[ /](\d+)(?:\.(\d+))?(?:\.(\d+))?)?/,
  },
  {
    pattern:
      /\b(Boto3?|JetS3t|aws-(?:cli|sdk-(?:cpp|go|java|nodejs|ruby2?|dotnet-(?:\d\d?|core)))|s3fs)\/(\d+)\.(\d+)(?:\.(\d+))?/,
  },
  { pattern: /\bOPR\/(\d+)\.(\d+)(?:\.(\d+))?/, name: 'Opera' },
  { pattern: /\bEdge?\/(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?/, name: 'Edge' },
  // The last group is empty, not absent, which leaves a dot at the end: Elastic prints `24.0.`.
  { pattern: /(Firefox)\/(\d+)\.(\d+)((?:pre|[ab]\d+)?)/ },
  {
    pattern: /\bChrome\/(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))? Mobile Safari\//,
    name: 'Chrome Mobile',
  },
  { pattern: /(HeadlessChrome|Chrome)\/(\d+)\.(\d+)(?:\.(\d+))?(?:\.(\d+))?/ },
  { pattern: /\bVersion\/(\d+)\.(\d+)(?:\.(\d+))? Mobile\//, name: 'Mobile Safari' },
  { pattern: /\bVersion\/(\d+)\.(\d+)(?:\.(\d+))?[^/]* Safari\//, name: 'Safari' },
  { pattern: /\bpython-requests\/(\d+)\.(\d+)/, name: 'Python Requests' },
  { pattern: /\b(curl|Wget)\/(\d+)\.(\d+)(?:\.(\d+))?/ },
  { pattern: /\b(Java)[/ ]?\d\.(\d+)\.(\d+)[_-]*([a-zA-Z0-9]*)/ },
  { pattern: /\bTrident\/[^)]*rv:(\d+)\.(\d+)/, name: 'IE' },
]

/** Windows by the version of its kernel. */
const windowsVersions: ReadonlyMap<string, string> = new Map([
  ['10.0', '10'],
  ['6.3', '8.1'],
  ['6.2', '8'],
  ['6.1', '7'],
  ['6.0', 'Vista'],
  ['5.2', 'XP'],
  ['5.1', 'XP'],
])

/**
 * What Elasticsearch's `user_agent` processor makes of a user agent, for the products that call cloud
 * APIs: `original`, `name`, `version`, `os.{name,version,full}`, `device.name`. Like there, an unknown
 * product is `Other`. Every pattern is free of nested repetition.
 */
export function userAgentFields(original: string): JsonObject {
  // A service calling on someone's behalf names only itself: `ec2.amazonaws.com`, `AWS Internal`.
  if (!original.includes('/') || original.length > longestUserAgent) {
    return { original, name: 'Other', device: { name: deviceName(original, undefined) } }
  }
  const product = productFields(original)
  const system = systemFields(original)
  const device = { name: deviceName(original, system?.['name']) }
  return { original, ...product, device, ...(system === undefined ? {} : { os: system }) }
}

function productFields(text: string): JsonObject {
  for (const { pattern, name } of products) {
    const match = pattern.exec(text)
    if (match === null) continue
    const groups = match.slice(1)
    const called = name ?? groups.shift() ?? 'Other'
    const version = groups.filter((part) => part !== undefined).join('.')
    return version === '' ? { name: called } : { name: called, version }
  }
  return { name: 'Other' }
}

/** Operating systems in the order of trial; groups are the parts of the version. */
const systems: readonly ProductPattern[] = [
  { pattern: /Android(?: (\d+)(?:\.(\d+))?)?/, name: 'Android' },
  { pattern: /(?:iPhone|CPU) OS (\d+)_(\d+)(?:_(\d+))?/, name: 'iOS' },
  { pattern: /CrOS \w+ (\d+)\.(\d+)(?:\.(\d+))?/, name: 'Chrome OS' },
  { pattern: /Mac OS X (\d+)[_.](\d+)(?:[_.](\d+))?/, name: 'Mac OS X' },
  { pattern: /Ubuntu(?:\/(\d+)\.(\d+))?/, name: 'Ubuntu' },
  { pattern: /Linux(?:[ /](\d+)\.(\d+)(?:\.(\d+))?)?/, name: 'Linux' },
  { pattern: /Windows/, name: 'Windows' },
  { pattern: /linux/i, name: 'Linux' },
]

function systemFields(text: string): JsonObject | undefined {
  const windows = /Windows NT (\d+\.\d)/.exec(text)
  if (windows !== null) return operatingSystem('Windows', windowsVersions.get(windows[1] ?? ''))
  for (const { pattern, name } of systems) {
    const match = pattern.exec(text)
    if (match !== null) return operatingSystem(name ?? 'Other', versionOf(match))
  }
  return undefined
}

function versionOf(match: RegExpExecArray): string | undefined {
  const parts = match.slice(1).filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('.')
}

function operatingSystem(name: string, version: string | undefined): JsonObject {
  return version === undefined ? { name } : { name, version, full: `${name} ${version}` }
}

/** What the processor takes for a robot; `botocore` is one because it says `bot`. */
const robots = /bot|spider|crawl|Python-urllib|^Java\/|Google-HTTP-Java-Client|WinHTTP/i

function deviceName(text: string, systemName: unknown): string {
  const place = text.search(robots)
  if (place >= 0 && place <= 100) return 'Spider'
  if (systemName === 'iOS') return text.includes('iPad') ? 'iPad' : 'iPhone'
  return systemName === 'Mac OS X' ? 'Mac' : 'Other'
}
