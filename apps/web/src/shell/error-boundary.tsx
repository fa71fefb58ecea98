/** Catches a bug in a page, so that the header and navigation stay and people can go on elsewhere. */
import { Component, type ReactNode } from 'react';
import { ProblemPage } from './problem-notice';

interface Props {
  /** Another address clears the error. */
  readonly address: string;
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly error: unknown; readonly address: string }> {
  override state: { readonly error: unknown; readonly address: string } = {
    error: undefined,
    address: this.props.address,
  };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: Props, state: { readonly error: unknown; readonly address: string }) {
    return props.address === state.address ? null : { error: undefined, address: props.address };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <ProblemPage error={this.state.error} retry={() => this.setState({ error: undefined })} />;
  }
}
