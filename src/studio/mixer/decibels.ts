export const toAmplitude = (decibels: number): number => 10 ** (decibels / 20);

/** Of an amplitude ratio; −∞ for nothing. */
export const toDecibels = (amplitude: number): number => 20 * Math.log10(amplitude);

/** Of a power ratio. */
export const powerToDecibels = (power: number): number => 10 * Math.log10(power);
