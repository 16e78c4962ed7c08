/** Words for the form. */
export const structure = `
keyChange: key change, modulation, dramatic key change, final chorus key change, final key change
keyChange: half-step key change, key changes, modulates up, truck driver modulation
`;
