import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amountInWords, numberInWords } from './amount-in-words.ts';

test('Indonesian says seratus, seribu and sebelas, but satu juta', () => {
  const says = (value: bigint) => numberInWords(value, 'id');
  expect(says(0n)).toBe('nol');
  expect(says(10n)).toBe('sepuluh');
  expect(says(11n)).toBe('sebelas');
  expect(says(17n)).toBe('tujuh belas');
  expect(says(21n)).toBe('dua puluh satu');
  expect(says(100n)).toBe('seratus');
  expect(says(111n)).toBe('seratus sebelas');
  expect(says(1_000n)).toBe('seribu');
  expect(says(1_100n)).toBe('seribu seratus');
  expect(says(11_000n)).toBe('sebelas ribu');
  expect(says(21_000n)).toBe('dua puluh satu ribu');
  expect(says(101_000n)).toBe('seratus satu ribu');
  expect(says(1_000_000n)).toBe('satu juta');
  expect(says(1_001_000n)).toBe('satu juta seribu');
  expect(says(1_000_000_000n)).toBe('satu miliar');
  expect(says(999_999_999_999_999n)).toMatch(/^sembilan ratus sembilan puluh sembilan triliun /);
});

test('an amount has its currency, its hundredths and its sign', () => {
  expect(amountInWords('1500000', 'IDR', 'id')).toBe('satu juta lima ratus ribu rupiah');
  expect(amountInWords('1500000.5000', 'IDR', 'id')).toBe(
    'satu juta lima ratus ribu rupiah lima puluh sen',
  );
  expect(amountInWords('-11', 'IDR', 'id')).toBe('minus sebelas rupiah');
  expect(amountInWords('0', 'IDR', 'id')).toBe('nol rupiah');
  expect(amountInWords('0.01', 'USD', 'en')).toBe('one cent');
  expect(amountInWords('1', 'USD', 'en')).toBe('one US dollar');
  expect(amountInWords('2345.67', 'USD', 'en')).toBe(
    'two thousand three hundred forty-five US dollars and sixty-seven cents',
  );
  expect(amountInWords('120.25', 'PGK', 'en')).toBe('one hundred twenty kina and twenty-five toea');
  expect(amountInWords('120.25', 'PGK', 'id')).toBe(
    'seratus dua puluh kina Papua Nugini dua puluh lima toea',
  );
  expect(amountInWords('7.5', 'CHF', 'en')).toBe('seven CHF and 50/100');
});

test('a third decimal is rounded half away from zero, and a quadrillion has no words', () => {
  expect(amountInWords('0.005', 'IDR', 'id')).toBe('satu sen');
  expect(amountInWords('0.9950', 'USD', 'en')).toBe('one US dollar');
  expect(() => amountInWords('1000000000000000', 'IDR', 'id')).toThrow(RangeError);
});

const INDONESIAN = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ');
const ENGLISH = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen ' +
  'sixteen seventeen eighteen nineteen'
).split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, bigint>> = {
  ribu: 1_000n,
  juta: 1_000_000n,
  miliar: 1_000_000_000n,
  triliun: 1_000_000_000_000n,
  thousand: 1_000n,
  million: 1_000_000n,
  billion: 1_000_000_000n,
  trillion: 1_000_000_000_000n,
};

/** Reads words back, by other rules than those that wrote them. */
function read(words: string): bigint {
  const plain = words
    .replace(/\bse(puluh|belas|ratus|ribu)\b/g, 'satu $1')
    .replaceAll('-', ' ')
    .split(' ');
  let total = 0n;
  let group = 0n;
  let last = 0n;
  for (const word of plain) {
    const scale = SCALES[word];
    const digit = Math.max(INDONESIAN.indexOf(word), ENGLISH.indexOf(word));
    if (scale) {
      total += (group + last) * scale;
      [group, last] = [0n, 0n];
    } else if (word === 'ratus' || word === 'hundred') {
      group += last * 100n;
      last = 0n;
    } else if (word === 'puluh') {
      group += last * 10n;
      last = 0n;
    } else if (word === 'belas') last += 10n;
    else if (TENS.includes(word)) group += BigInt(TENS.indexOf(word) + 2) * 10n;
    else if (digit >= 0) last = BigInt(digit);
    else throw new Error(`cannot read ${word}`);
  }
  return total + group + last;
}

test.each(['id', 'en'] as const)(
  'whatever is said in %s is read back as the same number',
  (language) => {
    const anyNumber = fc.oneof(
      fc.bigInt({ min: 0n, max: 1_999_999n }),
      fc.bigInt({ min: 0n, max: 999_999_999_999_999n }),
    );
    fc.assert(
      fc.property(anyNumber, (value) => {
        const words = numberInWords(value, language);
        expect(words).not.toMatch(
          / {2}|^ | $|undefined|satu (puluh|ratus|belas)\b|(^|juta |miliar |triliun )satu ribu\b/,
        );
        expect(read(words)).toBe(value);
      }),
      { numRuns: 5_000 },
    );
  },
);
