import { expect, it } from 'vitest'
import type { RecordFilter } from '../record-filter.ts'
import { RememberedFilter } from './remembered-filter.ts'

/** A filter that writes down what it is asked. */
function asked(): { readonly filter: RecordFilter; readonly questions: string[] } {
  const questions: string[] = []
  const filter: RecordFilter = {
    needs: (source, service, action) => {
      questions.push(`needs ${source} ${service} ${action}`)
      return action !== 'B'
    },
    suffices: (source, service, action) => {
      questions.push(`suffices ${source} ${service} ${action}`)
      return action === 'A' ? { kind: 'native' } : undefined
    },
  }
  return { filter, questions }
}

/** What a filter says of two actions. */
function saidBy(filter: RecordFilter): readonly unknown[] {
  return ['A', 'B'].flatMap((action) => [
    filter.needs('aws.cloudtrail', 'ec2', action),
    filter.suffices?.('aws.cloudtrail', 'ec2', action),
  ])
}

const said = [true, { kind: 'native' }, false, undefined]

it('asks each question once', () => {
  const { filter, questions } = asked()
  const remembered = new RememberedFilter(filter)
  expect(saidBy(remembered)).toEqual(said)
  expect(saidBy(remembered)).toEqual(said)
  expect(questions).toHaveLength(4)
  expect(remembered.needs('gcp.audit', 'ec2', 'B')).toBe(false)
  expect(questions).toHaveLength(5)
})

it('hands on what it was told, to one that need not ask any more', () => {
  const first = new RememberedFilter(asked().filter)
  saidBy(first)
  const { filter, questions } = asked()
  const second = new RememberedFilter(filter)
  second.learn(structuredClone(first.answersFrom(0)))
  expect(saidBy(second)).toEqual(said)
  expect(questions).toEqual([])
  expect(first.answersFrom(3)).toHaveLength(1)
  expect(first.answersFrom(4)).toEqual([])
})

it('takes a filter that knows no parts for one to which all of a record is needed', () => {
  const filter = new RememberedFilter({ needs: () => true })
  expect(filter.suffices('gcp.audit', 'compute', 'x')).toBeUndefined()
})

it('remembers only so much of what a hostile log asks', () => {
  const { filter, questions } = asked()
  const remembered = new RememberedFilter(filter)
  for (let action = 0; action < 20_001; action++) remembered.needs('gcp.audit', '', `${action}`)
  expect(remembered.answersFrom(0)).toHaveLength(20_000)
  remembered.needs('gcp.audit', '', '20000')
  expect(questions).toHaveLength(20_002)
})
