"""The learner's own words: reflections, self-assessment, and sharing them one by one."""
