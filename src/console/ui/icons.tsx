const shapes = {
  play: 'M8 5.2v13.6L19 12z',
  pause: 'M7 5h3.6v14H7zM13.4 5H17v14h-3.6z',
  download: 'M11 4h2v8.2l3.1-3.1 1.4 1.4L12 16l-5.5-5.5 1.4-1.4 3.1 3.1zM5 18h14v2H5z',
  again: 'M12 5a7 7 0 1 1-6.7 9h2.1A5 5 0 1 0 12 7c-1.4 0-2.600.5-3.500 1.500L11 11H5V5l2.100 2.100A7 7 0 0 1 12 5z',
  close:
    'M6.400 5 12 10.600 17.600 5 19 6.400 13.400 12 19 17.600 17.600 19 12 13.400 6.400 19 5 17.600 10.600 12 5 6.400z',
  copy: 'M8 4h11v13h-2V6H8zM5 7h10v13H5zm2 2v9h6V9z',
  link: 'M10 7H7a5 5 0 0 0 0 10h3v-2H7a3 3 0 0 1 0-6h3zm4 0v2h3a3 3 0 0 1 0 6h-3v2h3a5 5 0 0 0 0-10zM8 11h8v2H8z',
  upload: 'M11 16h2V7.800l3.100 3.100 1.400-1.400L12 4 6.500 9.500l1.400 1.400L11 7.800zM5 18h14v2H5z',
  check: 'M9.500 16.200 5.300 12l-1.400 1.400 5.600 5.600L20.100 8.400 18.700 7z',
} as const;

/** Pictures beside words, or inside a control that has a name of its own. */
export const Icon = ({ name }: { name: keyof typeof shapes }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={shapes[name]} fill="currentColor" />
  </svg>
);
