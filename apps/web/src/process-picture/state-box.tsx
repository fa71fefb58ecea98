/** A state as it is drawn: a box with its title, and what is to be said of it in short lines. */
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react';
import type { GraphNode } from './process-graph';

export type StateBox = Node<
  { readonly state: GraphNode; readonly compound: boolean; readonly marked?: 'chosen' | 'found' | undefined },
  'state'
>;

export function StateView({ data: { state, compound, marked } }: NodeProps<StateBox>) {
  const classes = [
    'hw-state',
    `hw-state--${state.shape}`,
    compound ? 'hw-state--compound' : '',
    state.current ? 'hw-state--current' : '',
    marked === undefined ? '' : `hw-state--${marked}`,
  ];
  return (
    <div className={classes.join(' ')}>
      <Handle type="target" position={Position.Top} className="hw-handle" />
      {state.shape === 'gathered' ? state.title : <strong>{state.title}</strong>}
      {state.current && <span className="hw-state__now">Now</span>}
      {!state.current && state.initial && <span className="hw-state__first">Starts here</span>}
      {(state.lines ?? []).map((line) => (
        <span key={line} className="hw-state__line">
          {line}
        </span>
      ))}
      <Handle type="source" position={Position.Bottom} className="hw-handle" />
    </div>
  );
}
