package javax.annotation;

/** Stands in for the one class of javax.annotation-api that generated clients name; a build tool would fetch it. */
public @interface Generated {
  String[] value();

  String date() default "";

  String comments() default "";
}
