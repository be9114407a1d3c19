/** Which section of reference/eql.md a fact rests on: the first fact of each run of one section. */
const sections: readonly (readonly [from: number, section: string])[] = [
  [1, '3'],
  [5, '5'],
  [24, '4'],
  [39, '6'],
  [41, '4'],
  [58, '6'],
  [60, '5'],
  [61, '7'],
  [68, '3'],
  [69, '13'],
  [72, '3'],
  [75, '6'],
  [78, '8'],
  [108, '7'],
  [109, '8'],
  [112, '5'],
  [115, '4'],
  [116, '6'],
  [117, '13'],
  [120, '12'],
  [125, '13'],
  [127, '2'],
  [133, '9.3'],
  [134, '9.2'],
  [138, '9.3'],
  [150, '12'],
  [152, '9.1'],
  [155, '13'],
  [160, '9.2'],
  [161, '13'],
  [167, '10'],
  [175, '13'],
  [177, '10'],
  [186, '11'],
  [190, '13'],
  [194, '12'],
]

/** The section of a fact, by its number in the table of section 19. */
export function sectionOf(fact: number): string {
  return sections.findLast(([from]) => from <= fact)?.[1] ?? '19'
}
