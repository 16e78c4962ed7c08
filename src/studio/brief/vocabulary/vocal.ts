/** Words that say who sings; how, `singer/casting.ts` reads by itself. */
export const vocal = `
woman: voice f
male vocals: voice m
female vocals: voice f
female vocalist: voice f
sassy rap vocals: voice f
male rapper: voice m
deep male rap: voice m
female lead: voice f
female lead vocals: voice f
female rap: voice f
female rap vocals: voice f
female rapper: voice f
female singer: voice f
female vocal: voice f
female vocal lead: voice f
female voice: voice f
female vox: voice f
girl vocal: voice f
guy vocals: voice m
lady: voice f
male lead: voice m
male lead vocals: voice m
male rap: voice m
male rap vocals: voice m
male singer: voice m
male vocal: voice m
grit: saturation 0.36
male vocal lead: voice m
male vocalist: voice m
male voice: voice m
male vox: voice m
man: voice m
man singing: voice m
solo female: voice f
solo male: voice m
woman singing: voice f
`;
