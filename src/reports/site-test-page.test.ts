import { expect, it } from 'vitest'
import { only, siteDetection, siteOf, siteTest } from '../../test/builders/site-content.ts'
import { fragment } from './html.ts'
import { testPage } from './site-test-page.ts'

const expected = `
  signals: [{id: given, source: aws.cloudtrail, match: [{path: a.b, eq: c}]}]
  detections: {fire: [aws_one, unknown_rule], silent: [aws_two]}
  findings: {severity: high, steps: [create, share]}`

it('the page of a test says what must be seen, what fires and what does not, and how to make it', () => {
  const site = siteOf({
    detections: [siteDetection('aws_one', { level: 'high' }), siteDetection('aws_two')],
    tests: [
      siteTest('a share', expected, {
        description: 'It is shared.',
        telemetry: [{ variant: 'by a role' }],
        nearMisses: [{ name: 'refused' }, { name: 'made public', fire: ['aws_two'] }],
        negatives: ['benign-a-aws'],
        executor: { name: 'sh', command: 'aws <x>', cleanup: 'rm' },
        safety: { costs: 'A cent.', exposes: 'Nothing.' },
        prerequisites: [{ description: 'Signed in.', check: 'aws sts' }],
      }),
    ],
  })
  const { markup } = fragment(...testPage(only(site.tests), site).main)
  for (const told of [
    '<p class="lead">It is shared.</p>',
    '<td><code>a.b</code></td><td><code>c</code></td>',
    '<a href="../detections/aws_one.html">Title of aws_one</a> <span class="level high">high</span>',
    '<code>unknown_rule</code>',
    'create → share',
    '<li>by a role</li>',
    '<li>refused</li>',
    'made public (then fires <code>aws_two</code>)',
    '<li>benign-a-aws</li>',
    '<code>aws &lt;x&gt;</code>',
    'A cent.',
    'Signed in.',
  ]) {
    expect(markup).toContain(told)
  }
})

it('a test without commands has no part for them', () => {
  const site = siteOf({ tests: [siteTest('a share', '{}')] })
  expect(fragment(...testPage(only(site.tests), site).main).markup).not.toContain('Commands')
})
