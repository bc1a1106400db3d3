done = Done.
