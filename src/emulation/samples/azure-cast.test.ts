import { expect, it } from 'vitest'
import { day, hour } from '../clock.ts'
import * as cast from './azure-cast.ts'

const claims = (time: number) => cast.person('carla', time).claims
const program = (time: number) => cast.application('cost reporter', time).claims

it('a machine and its disks lie in one resource group', () => {
  const { machineId, osDiskId, dataDiskId, place } = cast.machineNamed('vm-billing')
  for (const id of [machineId, osDiskId, dataDiskId]) {
    expect(id).toContain(`/resourceGroups/${place.group}/providers/Microsoft.Compute/`)
  }
  expect(osDiskId).not.toBe(dataDiskId)
  expect(() => cast.machineNamed('nobody')).toThrow(TypeError)
})

it('a person is the same wherever the call comes from', () => {
  const [office, elsewhere] = [
    cast.person('marek', 0),
    cast.person('marek', 0, { address: '198.51.100.40' }),
  ]
  expect(office.name).toBe('marek.novak@example.com')
  expect(elsewhere.principal).toBe(office.principal)
  expect([office.address, elsewhere.address]).toEqual(['192.0.2.25', '198.51.100.40'])
})

it('a person’s token lasts an hour, an application’s a day', () => {
  expect(claims(hour - 1)).toEqual(claims(0))
  expect(claims(hour)).not.toEqual(claims(0))
  expect(program(day - 1)).toEqual(program(0))
  expect(program(day)).not.toEqual(program(0))
})

it('the backup service has its role and no address', () => {
  const service = cast.backupService(0)
  expect(service.evidence['role']).toBe('Backup Contributor')
  expect(service).not.toHaveProperty('address')
})

it('a subnet is named after the region of its group', () => {
  expect(cast.subnetOf(cast.places.drill)).toMatch(
    /rg-recovery-drill\/.*\/vnet-northeurope\/subnets\/default$/,
  )
})
