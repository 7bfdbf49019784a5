"""What each command does to a plan: `decide(plan, command, occasion) -> plan`, pure, one module a topic."""
