import { expect, it } from 'vitest'
import { answerQuestion, askingFilter, createAnswer } from './filter-questions.ts'

it('asks across for what a filter says', () => {
  const filter = {
    needsCloudtrail: (source: string, name: string) => source === 'ec2' && name === 'A',
  }
  const answer = createAnswer()
  const asked: string[] = []
  // The answer is there before the asker falls asleep.
  const asking = askingFilter(answer, (words) => {
    asked.push(words.join(' '))
    answerQuestion(filter, words, answer)
  })
  expect(asking.needsCloudtrail('ec2', 'A')).toBe(true)
  expect(asking.needsCloudtrail('ec2', 'B')).toBe(false)
  expect(asking.needsCloudtrail('s3', 'A')).toBe(false)
  expect(asked).toEqual(['ec2 A', 'ec2 B', 's3 A'])
})
