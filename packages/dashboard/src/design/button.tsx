import { useRef, useState } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import styles from './button.module.css'
import { joinClasses } from './join-classes.ts'
import { useHandOnFocus } from './use-hand-on-focus.ts'

/** Settings of a button. */
export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'onFocusChange'> {
  /** `primary`: the one act of a form; `danger`: what cannot be undone; `quiet`: without a border. */
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet'
  /** `icon`: as wide as high; give it an `aria-label`. */
  readonly size?: 'normal' | 'small' | 'icon'
}

/** A button of the house. Whoever pressed it keeps the focus, also where that disabled it or took it away. */
export function Button({ look = 'plain', size = 'normal', isDisabled = false, ...rest }: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [hasFocus, setFocus] = useState(false)
  useHandOnFocus(button)
  // A button that is disabled loses the focus; one that is pending does nothing either, and keeps it.
  const isHeld = isDisabled && hasFocus
  return (
    <AriaButton
      {...rest}
      ref={button}
      isDisabled={isDisabled && !isHeld}
      isPending={isHeld}
      onFocusChange={setFocus}
      className={joinClasses(styles.button, styles[look], styles[size])}
    />
  )
}
