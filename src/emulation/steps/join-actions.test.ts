import { describe, expect, it } from 'vitest'
import { awsScene } from '../../../test/builders/aws-steps.ts'
import { joinActions } from './join-actions.ts'
import type { StepAction } from './step-action.ts'

/** An action of a table: it is done to these kinds, and its deed is the name of the table. */
function action(table: string, more: Partial<StepAction<string>> = {}): StepAction<string> {
  return { says: `copies {of} in ${table}`, needs: ['of'], play: () => [table], ...more }
}

const joined = joinActions(
  { copy: action('disks', { of: ['disk', 'snapshot'], takes: ['text'] }), list: action('disks') },
  { copy: action('databases', { of: ['database'], takes: ['text', 'tags'] }) },
)

describe('an action of several tables', () => {
  it.each([
    ['disk', 'disks'],
    ['old', 'disks'],
    ['shop', 'databases'],
  ])('is done to %s as its table does it', (of, table) => {
    expect(joined['copy']?.play(awsScene({ of }))).toEqual([table])
  })

  it('is done to what no table is for as the first table does it', () => {
    expect(joined['copy']?.play(awsScene({ of: 'server' }))).toEqual(['disks'])
    expect(joined['copy']?.play(awsScene())).toEqual(['disks'])
  })

  it('has the words of the first, and the kinds and keys of all', () => {
    expect(joined['copy']).toMatchObject({
      says: 'copies {of} in disks',
      needs: ['of'],
      takes: ['text', 'tags'],
      of: ['disk', 'snapshot', 'database'],
    })
  })
})

it('an action of one table is that table’s own', () => {
  const list = action('disks')
  expect(joinActions({ list })['list']).toBe(list)
})
