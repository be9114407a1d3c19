import { expect, it } from 'vitest'
import { noiseMoment } from '../../../test/builders/noise-builder.ts'
import { plainOperation } from '../calls/azure-operations.ts'
import { azureEstateOf } from './azure-estate.ts'
import { operationRecords } from './azure-noise-record.ts'

const moment = noiseMoment('azure')
const { sites, pipeline } = azureEstateOf(moment.place)
const restart = plainOperation('Microsoft.Web/sites/restart/action', sites[0] ?? '', 'long')
const caller = pipeline(moment.time)

it('gives the rows of one operation, which share their id', () => {
  const rows = operationRecords(moment, caller, restart, 7000)
  expect(rows.map(({ time }) => time - moment.time)).toEqual([0, 900, 7000])
  expect(new Set(rows.map(({ id }) => id)).size).toBe(1)
  expect(rows[0]).toMatchObject({
    source: 'azure.activitylogs',
    place: moment.place.id,
    part: '',
    principal: caller.principal,
    record: { correlationId: rows[0]?.id, operationName: 'MICROSOFT.WEB/SITES/RESTART/ACTION' },
  })
})

it('writes the dialect of the moment', () => {
  const [row] = operationRecords({ ...moment, azureDialect: 'azure-rest' }, caller, restart)
  expect(row?.record).toMatchObject({ operationName: { value: restart.name } })
})
