// Measures EQL: the cost of an event under 1 to 500 rules, which should hardly grow with their number.
// The events are those of the emulated AWS sample, normalised anew for each copy, outside of the clock;
// one rule in ten is a sequence, and one in ten names no action, so that the index cannot pass over it. The
// last row is without those, as rules for clouds mostly are.
//   npm run bench
import {
  createCorrelator,
  createMatcher,
  loadDetections,
  normalise,
  readTelemetry,
} from '../dist/index.js'

const wanted = 200_000
const sizes = [1, 10, 100, 500]
const top = new URL('..', import.meta.url).pathname

const records = []
for await (const items of readTelemetry([`${top}samples/aws`])) {
  for (const item of items) if (item.kind === 'record') records.push(item.record)
}
const actions = [...new Set(records.map((record) => normalise(record).document.event.action))].sort(
  (a, b) => (a < b ? -1 : 1),
)

/** An action that the sample has for one rule in five, an invented one for the others. */
const action = (place) => (place % 5 === 0 ? actions[place % actions.length] : `Invented${place}`)
const head = 'event.dataset == "aws.cloudtrail" and event.provider == "ec2.amazonaws.com"'
const shapes = [
  (place) =>
    `any where ${head} and event.action == "${action(place)}" and event.outcome == "success"`,
  (place) => `any where ${head} and event.action in ("${action(place)}", "${action(place + 1)}")
    and stringContains(aws.cloudtrail.request_parameters, "attributeType=CREATE_VOLUME_PERMISSION")
    and not user.name : ("svc-*", "*backup*")`,
  (place) =>
    `info where event.action : "${action(place)}" and not cidrMatch(source.ip, "10.0.0.0/8", "172.16.0.0/12")`,
  (place) =>
    `any where event.action == "${action(place)}" and aws.cloudtrail.user_identity.arn regex~ ".*:role/[a-z]+-${place}.*"`,
]
const unindexed = (place) =>
  `any where source.ip != null and user.name : ("*svc-${place}*", "admin?${place}") and event.outcome != "failure"`
const sequence = (place) => `sequence by user.id, cloud.region with maxspan=10m
  [any where event.action == "${action(place)}" and event.outcome == "success"]
  [any where event.action == "${action(place + 3)}"]`

function rule(place, allIndexed) {
  if (place % 10 === 8 && !allIndexed) return unindexed(place)
  if (place % 10 === 9) return sequence(place)
  return shapes[place % shapes.length](place)
}

function load(count, allIndexed) {
  return Array.from({ length: count }, (_, place) => rule(place, allIndexed)).flatMap(
    (text, place) => {
      const { detections, diagnostics } = loadDetections(text, `${place}.eql`)
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics[0]))
      return detections
    },
  )
}

/** Nanoseconds that the rules take for all events, and how many matches they give. */
function measure(count, allIndexed = false) {
  const begin = process.hrtime.bigint()
  const detections = load(count, allIndexed)
  const matcher = createMatcher(detections)
  const correlator = createCorrelator(detections)
  const compiling = process.hrtime.bigint() - begin
  let matching = 0n
  let matches = 0
  let seen = 0
  for (let copy = 0; seen < wanted; copy++) {
    const events = records.slice(0, wanted - seen).map((record) => {
      const event = normalise(record)
      const time = event.time + copy * 30 * 86_400_000
      return Object.assign({}, event, { id: `${event.id}-${copy}`, time, endTime: time })
    })
    seen += events.length
    const start = process.hrtime.bigint()
    for (const event of events) {
      matches += matcher.match(event).length
      correlator.add(event)
    }
    matching += process.hrtime.bigint() - start
  }
  const start = process.hrtime.bigint()
  matches += correlator.finish().matches.length
  matching += process.hrtime.bigint() - start
  return { compiling: Number(compiling), matching: Number(matching), matches }
}

measure(1)
console.log(
  `\nEQL over ${wanted.toLocaleString('en-US')} events, one core, Node ${process.version}\n`,
)
console.log(
  '| rules | compile, ms | per event, µs | events/s | per event and rule, ns | matches |\n|---|---|---|---|---|---|',
)
const rows = [...sizes.map((count) => [count, false]), [sizes.at(-1), true]]
for (const [count, allIndexed] of rows) {
  const { compiling, matching, matches } = measure(count, allIndexed)
  const each = matching / wanted
  const name = allIndexed ? `${count}, each with an action` : `${count}`
  console.log(
    `| ${name} | ${(compiling / 1e6).toFixed(0)} | ${(each / 1e3).toFixed(2)} | ${Math.round(1e9 / each).toLocaleString('en-US')} | ${(each / count).toFixed(0)} | ${matches} |`,
  )
}
