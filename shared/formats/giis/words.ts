/** `1, 2 o 3` */
export function either(values: readonly (number | string)[]): string {
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} o ${values[values.length - 1]}`;
}
