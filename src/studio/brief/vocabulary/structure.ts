/** Words for the form. */
export const structure = `
key change: keyChange
modulation: keyChange
dramatic key change: keyChange
final chorus key change: keyChange
final key change: keyChange
half-step key change: keyChange
key changes: keyChange
modulates up: keyChange
truck driver modulation: keyChange
`;
