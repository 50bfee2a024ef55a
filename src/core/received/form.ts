/**
 * The form of a server program: how it writes a Received field, as data. Only a field that a form fits as a whole is believed.
 *
 * `client` is what stands before "by", one text for each way, '' for a field without a client; with a field for each part:
 *   {helo}   what the client called itself                   {reverse}  the name of its address, which its owner chooses
 *   {ip}     the address that the server saw, or its port    {at}       an ident and that address: "user@192.0.2.1"
 *   {named}  an address in the place of the name             {rest}     "helo=", "ident=" and "port="
 *   {ident}  who the client's own host says it is: never an address, which would be the one that the server saw
 *   {from}   a name that nothing else is known of            {name}     a name, or the same address again
 *   {same}   a name that the client gave and that its address has: verified; of addresses, only the same
 *   {user}   the user who logged in                          {path}     the reverse-path
 *   {greeting}  what the client called itself, where a reverse name could stand in other forms
 *   {called}  what the client called itself: never an address, which could be the one that the server saw
 *   {phrase}  a greeting of several words without a dot
 *   {port}   up to five digits                               {any}      what tells nothing
 *   {told}   remarks behind all that the client could put before them
 * A field holds no blank and no parenthesis, but {any}. One with a star is the client's own text as it came, and may hold anything: what stands before
 * it is read from the left, what stands behind it from the right, so that nothing in it can take the place of the server's words.
 *
 * `server` is what stands from "by" to the date: keywords in their order, each of which may be absent; words in parentheses or behind a
 * keyword are the program's own mark, and must stand there. "…" is what follows.
 */
export interface Form {
  name: string;
  client: readonly string[];
  server: string;
  /** It bears no mark: any program may have written it. Then no field is free, and none may be another family's keyword. */
  family?: true;
  /** It writes no remark behind the client's address: what stands there in parentheses is the client's, an ident "authenticated" among it. */
  silent?: true;
}

/** "from GREETING (reverse [192.0.2.1])": sendmail, and most programs since. */
export const GREETING_FIRST: readonly string[] = [
  'from {helo*} ({reverse} [{ip}])',
  'from {helo*} ([{ip}])',
  'from ([{ip}])',
  'from {helo*} ([{ip}]:{port})',
  'from {helo*} ({reverse}[{ip}])',
  'from {helo*} ({reverse} [{ip}] (may be forged))',
  'from {helo*} ([{ip}] (may be forged))',
  // A reverse name may hold any byte (RFC 2181 §11): where it ends the greeting cannot be told, but what stands last is the server's.
  'from {any*}[{ip}])',
  'from {any*}[{ip}] (may be forged))',
];

export const GREETINGS = ['HELO', 'EHLO', 'LHLO'] as const;

/** "from reverse (HELO greeting) (192.0.2.1)": qmail and its kin. */
export const REVERSE_FIRST: readonly string[] = GREETINGS.flatMap((word) => [
  `from {reverse} (${word} {helo*}) ({ip})`,
  `from {reverse} (${word} {helo*}) ({at})`,
]).concat('from {any*} ({ip})', 'from {any*} ({at})');

/**
 * A program that writes its client as sendmail does, known by what stands in parentheses behind "by".
 *
 * @param more other ways in which it writes the client
 * @param mark how its parenthesis begins
 * @param clauses what stands behind it
 */
export function greetingFirst(name: string, more: readonly string[] = [], mark = name, clauses = 'with id for'): Form {
  const bare = withoutAddress(name, mark, clauses);
  return { ...bare, client: [...more, ...GREETING_FIRST, ...bare.client] };
}

/** A program, or a way to set it, that writes no address of the client: what looks like one is a greeting. */
export function withoutAddress(name: string, mark = name, clauses = 'with id for'): Form {
  return { name, client: ['from {from}', ''], server: `by (${mark}…) ${clauses}` };
}
