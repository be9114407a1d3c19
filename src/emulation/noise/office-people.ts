/** Somebody of the organisation who only ever does ordinary work. */
export interface OfficePerson {
  /** `ada.lind`, the same in every cloud. */
  readonly name: string
  readonly givenName: string
  readonly surname: string
  /** The address of the office network that the person calls from. */
  readonly address: string
}

/** The people of the background, from those who administer to those who develop. */
export const officePeople: readonly OfficePerson[] = [
  ['Ada', 'Lind'],
  ['Bruno', 'Sala'],
  ['Clara', 'Voss'],
  ['Dora', 'Hahn'],
  ['Emil', 'Roth'],
  ['Finn', 'Osei'],
  ['Greta', 'Blom'],
  ['Hugo', 'Prat'],
].map(([givenName = '', surname = ''], order) => ({
  name: `${givenName}.${surname}`.toLowerCase(),
  givenName,
  surname,
  address: `192.0.2.${40 + order}`,
}))
