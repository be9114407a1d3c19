import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import type { RecordFilter } from '../record-filter.ts'
import { answerQuestion, askingFilter, createAnswer } from './filter-questions.ts'

it('asks across for what a filter says', () => {
  const filter: RecordFilter = {
    needs: (_, service, action) => service === 'ec2' && action !== 'B',
    suffices: (_, __, action) =>
      action === 'A' ? { kind: 'mark', text: 'aws:ebs:id' } : undefined,
  }
  const answer = createAnswer()
  const asked: string[] = []
  // The answer is there before the asker falls asleep.
  const asking = askingFilter(answer, (question) => {
    asked.push(`${question.of} ${question.service} ${question.action}`)
    answerQuestion(filter, question, answer)
  })
  expect(asking.needs('aws.cloudtrail', 'ec2', 'A')).toBe(true)
  expect(asking.needs('aws.cloudtrail', 'ec2', 'B')).toBe(false)
  expect(asking.suffices?.('aws.cloudtrail', 'ec2', 'A')).toEqual({
    kind: 'mark',
    text: 'aws:ebs:id',
  })
  expect(asking.suffices?.('aws.cloudtrail', 'ec2', 'C')).toBeUndefined()
  expect(asked).toEqual(['needs ec2 A', 'needs ec2 B', 'suffices ec2 A', 'suffices ec2 C'])
})

it('takes a filter that knows no parts for one to which all of a record is needed', () => {
  const answer = createAnswer()
  const asking = askingFilter(answer, (question) => {
    answerQuestion({ needs: () => true }, question, answer)
  })
  expect(asking.suffices?.('gcp.audit', 'compute', 'x')).toBeUndefined()
})

it('sleeps on when it is woken without an answer', async () => {
  const answer = createAnswer()
  // Wakes whoever sleeps as one does who is late with an answer before, then answers.
  const other = new Worker(
    `const { workerData: answer } = require('node:worker_threads')
     const length = new Int32Array(answer, 0, 1)
     while (Atomics.notify(length, 0) === 0);
     new Uint8Array(answer, 4).set(Buffer.from('true'))
     Atomics.store(length, 0, 4)
     Atomics.notify(length, 0)`,
    { eval: true, workerData: answer },
  )
  const asking = askingFilter(answer, () => undefined)
  expect(asking.needs('aws.cloudtrail', 'ec2', 'A')).toBe(true)
  await other.terminate()
})
