/** Words that say who sings; how, `singer/casting.ts` reads by itself. */
export const vocal = `
voice f: woman, female vocals, female vocalist, sassy rap vocals, female lead, female lead vocals, female rap
voice f: female rap vocals, female rapper, female singer, female vocal, female vocal lead, female voice, female vox
voice f: girl vocal, lady, solo female, woman singing
voice m: male vocals, male rapper, deep male rap, guy vocals, male lead, male lead vocals, male rap, male rap vocals
voice m: male singer, male vocal, male vocal lead, male vocalist, male voice, male vox, man, man singing, solo male
saturation 0.36: grit
`;
