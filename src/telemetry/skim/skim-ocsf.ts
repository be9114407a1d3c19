/** Events of CloudTrail in OCSF, as they are passed over without being parsed (reference/telemetry.md 1.1). */
import { eventReader, isUseless } from './cloudtrail-reader.ts'
import { closed, open } from './member-group.ts'
import type { MemberReader } from './member-reader.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

const service = open(['name'])
const api = open(['operation'], { service })
const feature = open(['name'])
const product = open(['name'], { feature })
const metadata = open(['uid'], { product })
const account = open(['uid'])
const cloud = open(['region', 'account_uid'], { account })
const unmapped = open(['recipientAccountId'])

/**
 * The members of the classes API Activity, Account Change and Authentication of 1.0.0-rc.2 to 1.5.0 as CloudTrail is
 * mapped to them, and the columns by which Security Lake is parted. Where dialects that come first and what is skipped
 * are looked for by a member, it is none of these (`recognise-record.ts`).
 */
const group = closed(
  [
    'activity_id',
    'activity_name',
    'actor',
    'category_name',
    'category_uid',
    'class_name',
    'class_uid',
    'dst_endpoint',
    'http_request',
    'is_mfa',
    'mfa',
    'observables',
    'resources',
    'session',
    'severity',
    'severity_id',
    'src_endpoint',
    'status',
    'status_code',
    'status_detail',
    'status_id',
    'time',
    'time_dt',
    'timezone_offset',
    'tls',
    'type_name',
    'type_uid',
    'user',
    'accountid',
    'eventday',
    'region',
  ],
  { api, cloud, metadata, unmapped },
)

/** An event as Security Lake has it and OCSF's own mappings make it. */
export const ocsfForm: RecordForm = { group, reader: readOcsf }

function readOcsf(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const { placeOf } = members.walker
  const [kind, time] = [placeOf(group, 'class_uid'), placeOf(group, 'time')]
  const [region, category] = [placeOf(cloud, 'region'), placeOf(feature, 'name')]
  const name = placeOf(product, 'name')
  const products = members.lastText((text) => text === 'CloudTrail')
  const event = eventReader(tools, {
    service: placeOf(service, 'name'),
    action: placeOf(api, 'operation'),
    region,
    category,
    id: placeOf(metadata, 'uid'),
  })
  const accountPlace = accountPlacer(members)
  return (record) => {
    if (!members.isNumber(kind) || members.text(name, products) === undefined) return false
    // Where one of these is missing `unmapped` may have it.
    if (members.isMissing(region) || members.isMissing(category)) return false
    const use = event.use()
    if (use === 'event') return false
    const when = epochTime(time, members)
    const at = accountPlace()
    if (when === undefined || at === undefined) return false
    record.time = when
    return event.read(record, at) && isUseless(use, record, members)
  }
}

/** Times of these years have so many digits: 2001 to 2286. */
const timeDigits = 13
const zero = 0x30

/** Milliseconds since 1970 as a plain number (`events/timestamp.ts` takes a number of this size for that). */
function epochTime(place: number, { walker }: MemberReader): number | undefined {
  const [from = 0, to = 0] = [walker.begins[place], walker.ends[place]]
  if (to - from !== timeDigits) return undefined
  let time = 0
  for (let at = from; at < to; at++) {
    const digit = (walker.bytes[at] ?? 0) - zero
    if (!(digit >= 0 && digit <= 9)) return undefined
    time = 10 * time + digit
  }
  return time
}

const recipient = 'recipientAccountId'
const recipientBytes = Buffer.from(recipient)

/**
 * Tells where the account stands in whose log an event is, as the key and `events/aws-ocsf.ts` find it: in `cloud`,
 * or in `unmapped`, whose keys may be paths: there it must be named once, or another key might replace it.
 */
function accountPlacer(members: MemberReader): () => number | undefined {
  const { placeOf, begins, ends, bytes } = members.walker
  const mapped = placeOf(account, 'uid')
  const older = placeOf(cloud, 'account_uid')
  const [rest, left] = [placeOf(group, 'unmapped'), placeOf(unmapped, recipient)]
  return () => {
    if (members.isText(mapped)) return mapped
    if (!members.isMissing(mapped) || !members.isMissing(older) || !members.has(left))
      return undefined
    const first = bytes.indexOf(recipientBytes, begins[rest])
    const last = bytes.lastIndexOf(recipientBytes, ends[rest])
    return first === last ? left : undefined
  }
}
