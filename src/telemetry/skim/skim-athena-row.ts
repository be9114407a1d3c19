/** Rows of Athena and Trino tables over a trail, as they are passed over without being parsed. */
import { eventReader, isEventType, rowReader } from './cloudtrail-reader.ts'
import { closed } from './member-group.ts'
import type { RecordForm, SkimTools } from './record-form.ts'
import type { SkimmedRecord } from './skimmed-record.ts'

/**
 * The columns of such a table (reference/telemetry.md 1.1), and those by which it is parted. Where other dialects and
 * what is skipped are looked for by a member, it is none of these (`recognise-record.ts`), so what the columns hold
 * that are not read here makes no difference.
 */
const group = closed([
  'eventversion',
  'useridentity',
  'eventtime',
  'eventsource',
  'eventname',
  'awsregion',
  'sourceipaddress',
  'useragent',
  'errorcode',
  'errormessage',
  'requestparameters',
  'responseelements',
  'additionaleventdata',
  'requestid',
  'eventid',
  'readonly',
  'resources',
  'eventtype',
  'apiversion',
  'managementevent',
  'recipientaccountid',
  'sharedeventid',
  'vpcendpointid',
  'vpcendpointaccountid',
  'serviceeventdetails',
  'addendum',
  'edgedevicedetails',
  'eventcategory',
  'tlsdetails',
  'sessioncredentialfromconsole',
  'account',
  'region',
  'year',
  'month',
  'day',
  'timestamp',
])

/** A row as an object of its columns; in CSV it is parsed. */
export const athenaRowForm: RecordForm = { group, reader: readRow }

function readRow(tools: SkimTools): (record: SkimmedRecord) => boolean {
  const { members } = tools
  const place = (name: string): number => members.walker.placeOf(group, name)
  return rowReader(members, {
    event: eventReader(tools, {
      service: place('eventsource'),
      action: place('eventname'),
      region: place('awsregion'),
      category: place('eventcategory'),
      id: place('eventid'),
    }),
    types: members.lastText(isEventType),
    time: place('eventtime'),
    type: place('eventtype'),
    account: place('recipientaccountid'),
  })
}
