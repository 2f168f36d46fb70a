/** A FHIRPath expression as a tree. */
export type Ast =
  | { readonly kind: 'literal'; readonly type: LiteralType; readonly value: string | number | boolean }
  | { readonly kind: 'quantity'; readonly value: number; readonly unit: string }
  /** `{}` */
  | { readonly kind: 'empty' }
  | { readonly kind: 'this' | 'index' | 'total' }
  /** `%resource` */
  | { readonly kind: 'variable'; readonly name: string }
  /** `name`, of what stands before the dot or of the focus. */
  | { readonly kind: 'member'; readonly of: Ast | undefined; readonly name: string }
  | {
      readonly kind: 'call';
      readonly of: Ast | undefined;
      readonly name: string;
      readonly args: readonly Ast[];
    }
  | { readonly kind: 'indexer'; readonly of: Ast; readonly at: Ast }
  | { readonly kind: 'sign'; readonly sign: '+' | '-'; readonly operand: Ast }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Ast; readonly right: Ast }
  /** `x is Quantity`, `x as FHIR.code` */
  | { readonly kind: 'type'; readonly operator: 'is' | 'as'; readonly operand: Ast; readonly type: TypeName };

export type LiteralType = 'String' | 'Integer' | 'Decimal' | 'Boolean' | 'Date' | 'DateTime' | 'Time';

export interface TypeName {
  /** `FHIR` or `System`, where it is written. */
  readonly namespace: string | undefined;
  readonly name: string;
}

export type BinaryOperator =
  | '*'
  | '/'
  | 'div'
  | 'mod'
  | '+'
  | '-'
  | '&'
  | '|'
  | '<='
  | '<'
  | '>'
  | '>='
  | '='
  | '~'
  | '!='
  | '!~'
  | 'in'
  | 'contains'
  | 'and'
  | 'or'
  | 'xor'
  | 'implies';
