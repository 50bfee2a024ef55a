/** @returns the last labels of a domain, as many as `count`; all of it where it has fewer */
export function lastLabels(domain: string, count: number): string {
  return domain.split('.').slice(-count).join('.');
}

/** @returns how many labels a domain has */
export function countLabels(domain: string): number {
  return domain.split('.').length;
}
