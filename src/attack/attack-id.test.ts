import { expect, it } from 'vitest'
import { isAttackId, isTechniqueId } from './attack-id.ts'

it('knows the ids of techniques and sub-techniques', () => {
  expect(['T1578', 'T1578.001'].every(isTechniqueId)).toBe(true)
  expect(['T157', 'T1578.1', 't1578', 'T1578.001/..', 'TA0005', ''].some(isTechniqueId)).toBe(false)
})

it('knows the ids of all objects', () => {
  expect(['T1578.001', 'TA0005', 'M1018', 'G1004', 'DET0423', 'DC0002'].every(isAttackId)).toBe(
    true,
  )
  expect(['enterprise-attack', '../M1', 'M', '1018', 'M1018\n'].some(isAttackId)).toBe(false)
})
